"""engine.study: what simulation found travels without loss, and only beside what it is about."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.exposure import ExposureTable, FilterExposure
from engine.adaptive.response_times import Timing
from engine.adaptive.screening import Limits, Screening
from engine.errors import MalformedError
from engine.items import Accessible, Item, ItemBank, ItemId, Tube
from engine.plan import ExamPlan
from engine.policies import Relaxation
from engine.records.canonical import Json, JsonObject, dumps, loads_object
from engine.study import Study, check_study, study_basis, study_from_json, study_to_json
from tests.engine.made_items import made_item

BANK = ItemBank.of(
    (
        made_item("a"),
        made_item("b", blind=Accessible.KO),
        made_item("c", language="en"),
    )
)
HALF = FilterExposure("fr", False, 0.3, 0.29, ((ItemId("a"), 0.5), (ItemId("b"), 1.0)))
READERS = FilterExposure("fr", True, 0.3, 0.29, ((ItemId("a"), 0.25),))
ENGLISH = FilterExposure("en", False, 0.3, 0.29, ((ItemId("c"), 1 / 3),))


def study_of(*filters: FilterExposure) -> Study:
    return Study(study_basis(BANK, CERTIFICATION), ExposureTable(filters))


WHOLE = study_of(HALF, READERS, ENGLISH)

shares = st.floats(0.0, 1.0)
finite = st.floats(-10.0, 10.0)
screenings = st.builds(
    Screening,
    st.builds(Limits, finite, finite, finite),
    st.builds(Limits, finite, finite, finite),
    st.floats(0.001, 0.5),
    st.dictionaries(
        st.text(min_size=1, max_size=5).map(ItemId),
        st.builds(Timing, finite, st.floats(0.1, 20.0)),
    ).map(lambda found: tuple(sorted(found.items()))),
)
filters = st.builds(
    FilterExposure,
    st.sampled_from(("fr", "en", "br")),
    st.booleans(),
    st.floats(0.0, 1.0, exclude_min=True),
    shares,
    st.dictionaries(st.text(min_size=1, max_size=5).map(ItemId), shares).map(
        lambda found: tuple(sorted(found.items()))
    ),
)
tables = st.builds(
    lambda found: ExposureTable(tuple(found)),
    st.lists(filters, unique_by=lambda one: (one.language, one.adjusted)),
)


@settings(max_examples=50)
@given(
    st.builds(
        Study, st.binary(min_size=32, max_size=32), st.none() | tables, st.none() | screenings
    )
)
def test_a_study_travels_without_loss(study: Study) -> None:
    try:
        sent = dumps(study_to_json(study))
    except MalformedError:  # an id that no text can carry
        return
    assert study_from_json(loads_object(sent)) == study


def test_the_study_of_a_bank_belongs_to_it() -> None:
    check_study(WHOLE, BANK, CERTIFICATION)
    check_study(Study(WHOLE.basis), BANK, CERTIFICATION)
    check_study(WHOLE, reversed(BANK.items), CERTIFICATION)


def calibrated(item: Item, **values: float) -> Item:
    return replace(item, calibration=replace(item.calibration, **values))


@pytest.mark.parametrize(
    "change",
    [
        lambda item: replace(item, version=2),
        lambda item: replace(item, language="en"),
        lambda item: replace(item, tube=Tube("other")),
        lambda item: replace(item, level=2),
        lambda item: replace(item, competence="1.2"),
        lambda item: replace(item, access=replace(item.access, deaf=Accessible.KO)),
        lambda item: replace(item, id=ItemId("aa")),
        lambda item: calibrated(item, difficulty=0.1),
        lambda item: calibrated(item, discrimination=1.1),
        lambda item: calibrated(item, se_difficulty=0.1),
        lambda item: calibrated(item, se_discrimination=0.1),
    ],
)
def test_a_study_of_other_items_is_stale(change: Callable[[Item], Item]) -> None:
    first, *others = BANK
    with pytest.raises(MalformedError, match=r"study\.stale"):
        check_study(WHOLE, (change(first), *others), CERTIFICATION)


def test_a_study_of_other_items_or_another_plan_is_stale() -> None:
    for items, plan in (
        (BANK.items[1:], CERTIFICATION),
        ((*BANK.items, made_item("d")), CERTIFICATION),
        (BANK.items, replace(CERTIFICATION, length=31)),
    ):
        with pytest.raises(MalformedError, match=r"study\.stale"):
            check_study(WHOLE, items, plan)


def test_what_an_item_says_may_change() -> None:
    first, *others = BANK
    check_study(WHOLE, (replace(first, statement="Mieux dit."), *others), CERTIFICATION)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(HALF, probabilities=HALF.probabilities[1:]),
        replace(HALF, probabilities=(*HALF.probabilities, (ItemId("c"), 0.5))),
        replace(READERS, probabilities=HALF.probabilities),
        replace(ENGLISH, probabilities=((ItemId("z"), 0.5),)),
    ],
)
def test_a_filter_names_exactly_its_items(wrong: FilterExposure) -> None:
    with pytest.raises(MalformedError, match=r"study\.items"):
        check_study(study_of(wrong), BANK, CERTIFICATION)


def test_timings_are_of_items() -> None:
    limits = Limits(3.0, 3.0, 2.0)
    timing = Timing(4.0, 1.8)
    for item, known in (("b", True), ("z", False)):
        screening = Screening(limits, limits, 0.05, ((ItemId(item), timing),))
        study = replace(WHOLE, screening=screening)
        if known:
            check_study(study, BANK, CERTIFICATION)
        else:
            with pytest.raises(MalformedError, match=r"study\.timings"):
                check_study(study, BANK, CERTIFICATION)


@pytest.mark.parametrize(
    ("relaxations", "sound"),
    [
        ((Relaxation.SUB_POOL,), True),
        ((Relaxation.SPACING, Relaxation.SUB_POOL, Relaxation.ONE_PER_TUBE), True),
        ((Relaxation.ONE_PER_TUBE, Relaxation.SUB_POOL), False),
        ((Relaxation.SPACING,), False),
        ((), False),
    ],
)
def test_a_plan_gives_shares_up_before_tubes(
    relaxations: tuple[Relaxation, ...], sound: bool
) -> None:
    plan = with_relaxations(relaxations)
    study = replace(WHOLE, basis=study_basis(BANK, plan))
    if sound:
        check_study(study, BANK, plan)
    else:
        with pytest.raises(MalformedError, match=r"study\.relaxations"):
            check_study(study, BANK, plan)
    check_study(Study(study.basis), BANK, plan)


def with_relaxations(relaxations: tuple[Relaxation, ...]) -> ExamPlan:
    return replace(CERTIFICATION, selection=replace(CERTIFICATION.pix_v3, relaxations=relaxations))


def changed(path: tuple[str | int, ...], value: Json) -> JsonObject:
    """A study's object with the value at the path replaced."""

    def put(node: Json, steps: tuple[str | int, ...]) -> Json:
        if not steps:
            return value
        first, *rest = steps
        if isinstance(node, Mapping):
            return {**node, str(first): put(node.get(str(first)), tuple(rest))}
        assert isinstance(node, list | tuple)
        assert isinstance(first, int)
        return [*node[:first], put(node[first], tuple(rest)), *node[first + 1 :]]

    found = put(study_to_json(WHOLE), path)
    assert isinstance(found, Mapping)
    return found


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (("v",), 2, "field.version"),
        (("basis",), "00", "field.hex"),
        (("screening",), [], "field.object"),
        (("screening",), {"v": 2}, "field.version"),
        (("exposure",), {}, "field.array"),
        (("exposure",), [{}] * 41, "field.array"),
        (("exposure", 0, "language"), "x" * 11, "field.text"),
        (("exposure", 0, "adjusted"), 1, "field.boolean"),
        (("exposure", 0, "adjusted"), True, "exposure.filter_twice"),
        (("exposure", 0, "cap"), "1.01", "field.decimal"),
        (("exposure", 0, "cap"), "0.0", "exposure.probability"),
        (("exposure", 0, "held"), "nan", "field.decimal"),
        (("exposure", 0, "items", 0, "probability"), "-0.1", "field.decimal"),
        (("exposure", 0, "items", 0, "probability"), "much", "field.decimal"),
        (("exposure", 0, "items", 0, "item"), "b", "exposure.order"),
        (("exposure", 0, "items", 0, "item"), "x" * 121, "field.text"),
    ],
)
def test_a_study_that_is_none_is_refused(
    path: tuple[str | int, ...], value: Json, reason: str
) -> None:
    with pytest.raises(MalformedError) as caught:
        study_from_json(changed(path, value))
    assert caught.value.args[0] == reason


def test_numbers_are_decimal_text() -> None:
    sent = study_to_json(study_of(ENGLISH))
    assert sent["exposure"] == (
        {
            "language": "en",
            "adjusted": False,
            "cap": "0.3",
            "held": "0.29",
            "items": ({"item": "c", "probability": repr(1 / 3)},),
        },
    )
