"""All checks of a pack's source, in one list. Knows no check's inside."""

from workbench.packs.attachments import check_attachments
from workbench.packs.examples import check_examples
from workbench.packs.feasibility import check_feasibility
from workbench.packs.finding import Finding
from workbench.packs.item_checks import check_item
from workbench.packs.plan_checks import check_plan
from workbench.packs.quotas import check_pack
from workbench.packs.source import PackSource
from workbench.packs.studies import check_studies


def validate(source: PackSource) -> tuple[Finding, ...]:
    """Everything that a machine can find wrong, in the order of items."""
    findings = list(source.findings)
    if not source.settings:
        return tuple(findings)
    for one in sorted((*source.items, *source.drafts), key=lambda one: one.folder.name):
        findings += check_item(one, source.settings)
        findings += check_attachments(one)
        findings += check_examples(one)
    findings += check_pack(source)
    findings += check_plan(source)
    findings += check_feasibility(source)
    findings += check_studies(source)
    return tuple(findings)
