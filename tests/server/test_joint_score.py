from dataclasses import replace

import pytest

from server.errors import RefusedError
from server.results.exports import parcoursup, school_records
from server.results.publication import issue, plan_of, published
from tests.server.scene import World
from tests.server.test_decisions import brought


def test_a_score_by_the_joint_estimate_is_on_no_certificate_and_in_no_record(world: World) -> None:
    brought(world, world.sat())
    world.settling.session(world.session.session)
    one = next(each for each in published(world.deployment, world.session) if each.certifiable)
    assert one.result is not None
    facts = {**one.facts, "profile": {"scores": True}}
    other = replace(one, result=replace(one.result, result=facts))
    assert not other.certifiable
    with pytest.raises(RefusedError, match=r"certificate\.none"):
        issue(world.deployment, other)
    plan = plan_of(world.deployment, world.shelf, world.session)
    assert len(parcoursup([one], plan, "demo")["certifications"]) == 1  # type: ignore[arg-type]
    assert parcoursup([other], plan, "demo")["certifications"] == ()
    attributes = school_records([other], "demo")["data"]["attributes"]  # type: ignore[index, call-overload]
    (record,) = attributes["certifications"]
    assert (record["pixScore"], record["status"]) == (None, "pending")
    assert record["competenceResults"] == ()
