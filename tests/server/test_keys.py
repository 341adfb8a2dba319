import stat
from pathlib import Path

import pytest

from engine.records.identifiers import CandidateId, PackId, SessionId
from engine.records.keys import SealOpener
from engine.records.root import Realm
from engine.records.sealing import open_key, seal_key
from engine.records.secret import Secret
from server.deployment import create_deployment, open_deployment
from server.errors import RefusedError, StateError, WrongInputError
from server.keys import (
    Authority,
    create_authority,
    keep_people,
    load_authority,
    read_content_key,
)
from tests.server.scene import PEOPLE, PUBLIC_PEOPLE


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return create_authority(tmp_path / "keys", Realm.MOCK)


def test_only_the_owner_reads_a_key(authority: Authority) -> None:
    for path in authority.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(authority.folder.stat().st_mode) == 0o700


def test_keys_are_the_same_once_read_again(authority: Authority) -> None:
    again = load_authority(authority.folder, Realm.MOCK)
    assert again.root(PUBLIC_PEOPLE) == authority.root(PUBLIC_PEOPLE)
    assert again.recipient == authority.recipient
    assert "seed" not in repr(again).replace("seed=Secret(…)", "")


def test_a_candidates_seed_is_of_the_session_and_the_candidate(authority: Authority) -> None:
    seed = authority.candidate_seed(SessionId("s"), CandidateId("c"))
    assert seed == authority.candidate_seed(SessionId("s"), CandidateId("c"))
    assert seed != authority.candidate_seed(SessionId("s"), CandidateId("d"))
    assert seed != authority.candidate_seed(SessionId("sc"), CandidateId(""))
    assert len(seed.reveal()) == 32


def test_what_is_sealed_to_the_result_key_opens(authority: Authority) -> None:
    key = Secret(bytes(range(32)))
    sealed = seal_key(key, authority.recipient.public, b"info")
    assert open_key(sealed, authority.result_opener, b"info") == key
    assert isinstance(authority.result_opener, SealOpener)


@pytest.mark.parametrize("name", ["ticket.seed", "storage.seed"])
def test_a_key_that_is_missing_short_or_open_is_refused(authority: Authority, name: str) -> None:
    path = authority.folder / name
    content = path.read_bytes()
    path.chmod(0o644)
    with pytest.raises(StateError, match=r"key\.readable"):
        load_authority(authority.folder, Realm.MOCK)
    path.chmod(0o600)
    path.write_bytes(content[:-1])
    with pytest.raises(StateError, match=r"key\.form"):
        load_authority(authority.folder, Realm.MOCK)
    path.unlink()
    with pytest.raises(StateError, match=r"key\.missing"):
        load_authority(authority.folder, Realm.MOCK)


def test_a_content_key_is_kept_once(authority: Authority) -> None:
    pack = PackId("p")
    with pytest.raises(WrongInputError, match=r"pack\.key_missing"):
        authority.content_key(pack, 1)
    for _ in range(2):
        authority.keep_content_key(pack, 1, Secret(bytes(32)))
    assert authority.content_key(pack, 1) == Secret(bytes(32))
    with pytest.raises(StateError, match=r"key\.other"):
        authority.keep_content_key(pack, 1, Secret(bytes([1]) * 32))


def test_a_content_key_is_read_raw_or_in_hexadecimal(tmp_path: Path) -> None:
    path = tmp_path / "key"
    for content in (bytes(range(32)), bytes(range(32)).hex().encode() + b"\n"):
        path.write_bytes(content)
        assert read_content_key(path) == Secret(bytes(range(32)))
    for content in (b"zz", b"00", "é".encode()):
        path.write_bytes(content)
        with pytest.raises(WrongInputError, match=r"pack\.key_form"):
            read_content_key(path)
    with pytest.raises(WrongInputError, match=r"file\.unreadable"):
        read_content_key(tmp_path / "none")


def test_keys_of_another_root_are_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        create_deployment(tmp_path / name, Realm.DEMO, PUBLIC_PEOPLE)[0].close()
    root = (tmp_path / "b" / "root.json").read_bytes()
    (tmp_path / "a" / "root.json").write_bytes(root)
    with pytest.raises(StateError, match=r"state\.root"):
        open_deployment(tmp_path / "a")
    (tmp_path / "a" / "root.json").write_bytes(b"{}")
    with pytest.raises(StateError, match=r"state\.root"):
        open_deployment(tmp_path / "a")


def test_the_token_is_known_by_its_mark_only(tmp_path: Path) -> None:
    deployment, token = create_deployment(tmp_path / "a", Realm.DEMO, PUBLIC_PEOPLE)
    assert deployment.is_operator(token)
    assert not deployment.is_operator(token[:-1])
    kept = b"".join(path.read_bytes() for path in (tmp_path / "a").rglob("*") if path.is_file())
    assert token.encode() not in kept
    assert len(kept) > 1000
    deployment.close()


def test_a_real_server_neither_keeps_nor_bears_the_key_of_a_person(tmp_path: Path) -> None:
    real = create_authority(tmp_path / "keys", Realm.REAL)
    with pytest.raises(RefusedError, match=r"people\.real"):
        keep_people(real, PEOPLE)
    rehearsal = create_authority(tmp_path / "others", Realm.DEMO)
    [first, _] = keep_people(rehearsal, PEOPLE)
    assert load_authority(real.folder, Realm.REAL).recipient == real.recipient
    first.rename(real.folder / first.name)
    with pytest.raises(StateError, match=r"key\.person"):
        load_authority(real.folder, Realm.REAL)
