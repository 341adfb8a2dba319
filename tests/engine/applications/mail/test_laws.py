"""Whatever is done in whatever order, a mailbox stays one."""

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engine.applications.application import ActRefusedError
from engine.errors import MalformedError
from engine.records.canonical import dumps, loads_object
from tests.engine.applications.mail.mailboxes import MAIL, START, act

_FOLDERS = st.sampled_from(["inbox", "drafts", "sent", "archive", "junk", "trash", "Club"])
_MESSAGES = st.sampled_from(["m1", "m2", "m3", "w-1", "w-2", "m9"])
_FIELDS = st.sampled_from(["to", "cc", "bcc", "subject", "body"])
_TEXTS = st.sampled_from(["", "noe", "Les parents, x", "b@p.example; Hélène Roux", "Oui\n> non"])
_FILES = st.sampled_from(["plan.pdf", "note.txt", "carte.pdf"])
_FLAGS = st.sampled_from(["read", "important"])
_PLACES = st.integers(min_value=1, max_value=3)


def _acts() -> st.SearchStrategy[dict[str, Any]]:
    bare = st.sampled_from(["new", "send", "close", "discard", "run_rules"])
    about = st.sampled_from(["open", "reply", "reply_all", "forward", "edit"])
    return st.one_of(
        st.builds(act, bare),
        st.builds(act, about, message=_MESSAGES),
        st.builds(act, st.just("show"), folder=_FOLDERS),
        st.builds(act, st.just("move"), message=_MESSAGES, folder=_FOLDERS),
        st.builds(act, st.just("mark"), message=_MESSAGES, flag=_FLAGS, value=st.booleans()),
        st.builds(lambda name: act("report", message=name, **{"as": "spam"}), _MESSAGES),
        st.builds(act, st.just("fill"), field=_FIELDS, text=_TEXTS),
        st.builds(act, st.sampled_from(["attach", "detach"]), file=_FILES),
        st.builds(act, st.just("move_rule"), at=_PLACES, to=_PLACES),
        st.builds(act, st.just("remove_rule"), at=_PLACES),
        st.builds(act, st.just("set_group"), name=_TEXTS, members=_TEXTS),
    )


@given(st.lists(_acts(), max_size=25))
def test_acts_lead_from_state_to_state(acts: list[dict[str, Any]]) -> None:
    state = MAIL.first(START)
    for one in acts:
        before = deepcopy(state)
        try:
            after = MAIL.perform(START, state, one)
        except (ActRefusedError, MalformedError):
            assert state == before
            continue
        assert state == before
        MAIL.check_state(START, after)
        journal = loads_object(dumps(state))
        assert dumps(MAIL.perform(START, journal, one)) == dumps(after)
        state = after


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=8) | st.just("m1"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)


@given(st.sampled_from(sorted(START)), _JSON)
def test_no_start_does_worse_than_being_malformed(key: str, value: Any) -> None:
    try:
        MAIL.check_start({**START, key: value})
    except MalformedError:
        return
    MAIL.check_state({**START, key: value}, MAIL.first({**START, key: value}))


@given(st.sampled_from(sorted(MAIL.first(START))), _JSON)
def test_no_state_does_worse_than_being_malformed(key: str, value: Any) -> None:
    state = {**MAIL.first(START), key: value}
    try:
        MAIL.check_state(START, state)
    except MalformedError:
        return
    MAIL.perform(START, state, act("new"))


@given(st.dictionaries(st.sampled_from(["to", "messages", "is", "folder", "as"]), _JSON))
def test_no_demand_does_worse_than_being_malformed(terms: dict[str, Any]) -> None:
    for kind in ("sent", "folder", "rule", "reported", "sent_count", "not_opened"):
        try:
            MAIL.check_assertion(START, {"kind": kind, **terms})
        except MalformedError:
            continue
        MAIL.holds(START, MAIL.first(START), {"kind": kind, **terms})
