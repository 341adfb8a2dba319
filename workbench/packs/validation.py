"""All checks of a pack's source, in one list. Knows no check's inside."""

from collections.abc import Iterable

from workbench.packs.attachments import check_attachments
from workbench.packs.budget_checks import check_budget
from workbench.packs.contrast_checks import check_contrast
from workbench.packs.count_checks import check_counts
from workbench.packs.examples import check_examples
from workbench.packs.feasibility import check_feasibility
from workbench.packs.finding import Finding
from workbench.packs.item_checks import check_item
from workbench.packs.media_checks import check_media
from workbench.packs.plan_checks import check_plan
from workbench.packs.private_checks import check_private
from workbench.packs.quotas import check_pack
from workbench.packs.reading_checks import check_reading
from workbench.packs.source import PackSource
from workbench.packs.studies import check_studies
from workbench.packs.zone_checks import check_zones


def validate(source: PackSource) -> tuple[Finding, ...]:
    """Everything that a machine can find wrong, in the order of items."""
    findings = [*source.findings, *source.aside]
    if not source.settings:
        return tuple(findings)
    for one in sorted((*source.items, *source.drafts), key=lambda one: one.folder.name):
        findings += check_item(one, source.settings)
        findings += check_attachments(one)
        findings += check_media(one)
        findings += check_contrast(one)
        findings += check_counts(one, source.settings)
        findings += check_zones(one)
        findings += check_reading(one, source.settings)
        findings += check_private(one)
        findings += check_examples(one)
    findings += check_pack(source)
    findings += check_budget(source)
    findings += check_plan(source)
    findings += check_feasibility(source)
    findings += check_studies(source)
    return tuple(findings)


def refusing(source: PackSource, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings for which a pack is not built: those of drafts wait with the drafts."""
    waiting = {one.where for one in source.drafts}
    aside = set(source.aside)
    return tuple(
        one for one in findings if one.refuses and one.where not in waiting and one not in aside
    )
