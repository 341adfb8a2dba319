import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import content_packs
from content_packs.plans.named import CERTIFICATION
from workbench.calibration.deviations import Deviations, Estimate
from workbench.calibration.plan_file import write_deviations
from workbench.packs.plan_checks import plan_faults
from workbench.packs.plan_source import PLAN_FILE, plan_text
from workbench.packs.source import PACK_FILE, read_pack

SOURCE = Path(next(iter(content_packs.__path__))) / "certification_fr"
FOUND = Deviations(Estimate(0.4567, 0.40, 0.51), Estimate(0.16, 0.0, 0.2), 9000, estimated=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(SOURCE / PACK_FILE, tmp_path / PACK_FILE)
    return tmp_path


def test_the_pack_gets_a_plan_of_its_own_that_says_where_its_figures_come_from(
    folder: Path,
) -> None:
    assert write_deviations(read_pack(folder), FOUND, 4000)
    plan = read_pack(folder).plan
    assert plan is not None
    assert plan.joint is not None
    assert CERTIFICATION.joint is not None
    assert plan.version == CERTIFICATION.version + 1
    assert plan.joint == replace(
        CERTIFICATION.joint,
        competence_sd=0.46,
        domain_sd=0.0,
        origin="responses of 4000 candidates",
    )
    assert replace(plan, version=1, joint=CERTIFICATION.joint) == CERTIFICATION
    assert not [one for one in plan_faults(plan) if one.refuses]
    assert not write_deviations(read_pack(folder), FOUND, 4000)


def test_what_the_data_do_not_exclude_is_zero(folder: Path) -> None:
    none = replace(FOUND, competence=Estimate(0.2, 0.0, 0.3), domain=Estimate(0.08, 0.05, 0.1))
    assert write_deviations(read_pack(folder), none, 300)
    plan = read_pack(folder).plan
    assert plan is not None
    assert plan.joint is not None
    assert (plan.joint.competence_sd, plan.joint.domain_sd) == (0.0, 0.0)


def test_nothing_is_written_without_an_estimate_or_a_joint_policy(folder: Path) -> None:
    assert not write_deviations(read_pack(folder), replace(FOUND, estimated=False), 10)
    assert not (folder / PLAN_FILE).exists()
    plain = plan_text(replace(CERTIFICATION, joint=None))
    (folder / PLAN_FILE).write_text(plain, encoding="utf-8")
    assert not write_deviations(read_pack(folder), FOUND, 4000)
    assert (folder / PLAN_FILE).read_text(encoding="utf-8") == plain
