"""content_packs.reader, on packs built from the small source under tests/data."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content_packs.reader
from content_packs.plans.named import CERTIFICATION
from content_packs.reader import MANIFEST_NAME, OpenPack, PackReader
from engine.adaptive.exposure import ExposureTable, FilterExposure
from engine.errors import EngineError, MalformedError, SealRefusedError, SignatureRefusedError
from engine.items import ItemId
from engine.records.canonical import dumps, loads_object
from engine.records.envelope import add_signature, claimed_payload, sign_hybrid
from engine.records.manifest import (
    MANIFEST_TYPE,
    PackFile,
    PackManifest,
    manifest_from_json,
    manifest_to_json,
)
from engine.records.root import Realm
from engine.study import Study, study_basis, study_to_json
from tests.engine.records.authority import (
    ADA,
    BOB,
    CONTENT_KEY,
    MORNING,
    NOON,
    ROOT,
    SHARE,
)
from workbench.packs.build import BuildTerms, build_pack
from workbench.packs.source import PackSource, read_pack

SOURCE: Final = Path(__file__).parents[1] / "data" / "valid" / "small_pack"
MEDIUM: Final = "1.3-lire-tableau-n1/musee.csv"


def signed_pack(source: PackSource, out: Path) -> Path:
    build_pack(source, BuildTerms(Realm.DEMO, MORNING, CONTENT_KEY), out)
    resign(out)
    return out


def resign(pack: Path, change: Callable[[PackManifest], PackManifest] = lambda one: one) -> None:
    """Sign the pack's manifest, changed or not, by two persons."""
    path = pack / MANIFEST_NAME
    payload = claimed_payload(path.read_bytes(), MANIFEST_TYPE)
    manifest = change(manifest_from_json(payload))
    path.write_bytes(sign_hybrid(manifest_to_json(manifest), MANIFEST_TYPE, (ADA, BOB)))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return signed_pack(read_pack(SOURCE), tmp_path_factory.mktemp("packs") / "sealed")


@pytest.fixture
def pack(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "pack"))


def opened(folder: Path) -> OpenPack:
    return PackReader(folder).verify(ROOT, NOON, "0.1.0").open(CONTENT_KEY)


def refusal(folder: Path) -> tuple[object, ...]:
    with pytest.raises(EngineError) as caught:
        opened(folder)
    return caught.value.args


def test_a_pack_opens_into_items_solutions_and_media(pack: Path) -> None:
    found = opened(pack)
    source = {one.item.id: one for one in read_pack(SOURCE).items}
    assert {item.id: item for item in found.bank()} == {
        name: one.item for name, one in source.items()
    }
    assert found.solutions() == {name: one.solution for name, one in source.items()}
    assert found.media(MEDIUM) == (SOURCE / "items" / MEDIUM).read_bytes()
    assert found.plan == CERTIFICATION
    assert found.manifest.pack == "small-pack"


def study_of(source: PackSource) -> Study:
    items = [one.item for one in source.items]
    named = tuple((item.id, 0.5) for item in sorted(items, key=lambda item: item.id))
    table = ExposureTable((FilterExposure("fr", False, 0.4, 0.39, named),))
    return Study(study_basis(items, CERTIFICATION), table)


def test_a_study_lies_sealed_beside_the_items(tmp_path: Path) -> None:
    source = read_pack(SOURCE)
    study = study_of(source)
    pack = signed_pack(replace(source, study=study), tmp_path / "p")
    assert opened(pack).study() == study
    manifest = (pack / MANIFEST_NAME).read_bytes()
    assert b"study" not in manifest
    assert b"exposure" not in manifest


def test_a_pack_without_a_study_has_the_bytes_that_it_always_had(tmp_path: Path) -> None:
    pack = clear_pack(tmp_path / "p")
    assert set(loads_object((pack / "bank.json").read_bytes())) == {"items", "media"}
    assert opened(pack).study() is None


def test_a_study_of_other_items_is_refused(tmp_path: Path) -> None:
    source = read_pack(SOURCE)
    study = replace(study_of(source), basis=bytes(32))
    pack = clear_pack(tmp_path / "p")
    value = loads_object((pack / "bank.json").read_bytes())
    rewrite(pack, "bank.json", dumps({**value, "study": study_to_json(study)}))
    assert refusal(pack) == ("study.stale",)
    rewrite(pack, "bank.json", dumps({**value, "study": []}))
    assert refusal(pack) == ("field.object", "bank.study")


def test_an_item_names_its_media(pack: Path) -> None:
    found = opened(pack)
    item = found.bank()[ItemId("1.3-lire-tableau-n1")]
    assert found.media(item.attachments[0].file).startswith("Jour;Entrées".encode())
    with pytest.raises(MalformedError, match=r"pack\.medium_unknown"):
        found.media("musee.csv")


def test_nothing_of_a_sealed_pack_can_be_read_without_its_key(pack: Path) -> None:
    everything = b"".join(path.read_bytes() for path in pack.iterdir())
    everything += dumps(manifest_to_json(PackReader(pack).verify(ROOT, NOON, "0.1.0").manifest))
    for item in read_pack(SOURCE).items:
        assert item.item.id.encode() not in everything
    assert b"club.example" not in everything
    verified = PackReader(pack).verify(ROOT, NOON, "0.1.0")
    with pytest.raises(SealRefusedError, match=r"pack\.key_missing"):
        verified.open(None)
    with pytest.raises(SealRefusedError, match=r"seal\.refused"):
        verified.open(SHARE)


def test_opening_writes_nothing(pack: Path) -> None:
    before = sorted((path.name, path.read_bytes()) for path in pack.iterdir())
    opened(pack).media(MEDIUM)
    assert sorted((path.name, path.read_bytes()) for path in pack.iterdir()) == before


def test_a_pack_is_verified_without_any_secret(pack: Path) -> None:
    verified = PackReader(pack).verify(ROOT, NOON, "0.1.0")
    assert len(verified.manifest_sha256) == 32
    assert verified.plan == CERTIFICATION


@given(st.data())
def test_a_changed_byte_is_refused_in_every_file(built: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(built.iterdir())))
    original = path.read_bytes()
    place = data.draw(st.integers(0, len(original) - 1))
    changed = bytearray(original)
    changed[place] ^= data.draw(st.integers(1, 255))
    try:
        path.write_bytes(bytes(changed))
        with pytest.raises(EngineError):
            PackReader(built).verify(ROOT, NOON, "0.1.0")
    finally:
        path.write_bytes(original)


@pytest.mark.parametrize("name", ["bank.cob", "solutions.cob", "media-001.cob", MANIFEST_NAME])
def test_a_missing_file_is_named(pack: Path, name: str) -> None:
    (pack / name).unlink()
    assert refusal(pack) == ("pack.file_missing", name)


def test_a_folder_in_the_place_of_a_file_is_unreadable(pack: Path) -> None:
    (pack / "bank.cob").unlink()
    (pack / "bank.cob").mkdir()
    assert refusal(pack) == ("pack.file_unreadable", "bank.cob")


@pytest.mark.parametrize("change", [b"more", b""])
def test_a_file_of_another_length_is_refused(pack: Path, change: bytes) -> None:
    path = pack / "bank.cob"
    path.write_bytes(path.read_bytes() + change if change else path.read_bytes()[:-1])
    assert refusal(pack) == ("pack.file_changed", "bank.cob")


def test_a_file_changed_after_it_was_verified_is_refused(pack: Path) -> None:
    verified = PackReader(pack).verify(ROOT, NOON, "0.1.0")
    (pack / "bank.cob").write_bytes(b"x")
    with pytest.raises(SignatureRefusedError, match=r"pack\.file_changed"):
        verified.open(CONTENT_KEY)


def test_two_files_cannot_change_places(pack: Path) -> None:
    def swap(manifest: PackManifest) -> PackManifest:
        *media, bank, solutions = manifest.files
        return replace(
            manifest,
            files=(*media, replace(bank, name=solutions.name), replace(solutions, name=bank.name)),
        )

    bank, solutions = pack / "bank.cob", pack / "solutions.cob"
    first, second = bank.read_bytes(), solutions.read_bytes()
    bank.write_bytes(second)
    solutions.write_bytes(first)
    resign(pack, swap)
    assert refusal(pack) == ("seal.refused",)


def test_an_unsigned_pack_is_refused(tmp_path: Path) -> None:
    build_pack(read_pack(SOURCE), BuildTerms(Realm.DEMO, MORNING, CONTENT_KEY), tmp_path / "p")
    assert refusal(tmp_path / "p") == ("signature.none",)


def test_a_pack_of_one_person_is_refused(pack: Path) -> None:
    path = pack / MANIFEST_NAME
    payload = claimed_payload(path.read_bytes(), MANIFEST_TYPE)
    path.write_bytes(sign_hybrid(payload, MANIFEST_TYPE, (ADA,)))
    assert refusal(pack) == ("signature.one_person", 1, 2)
    path.write_bytes(add_signature(path.read_bytes(), MANIFEST_TYPE, BOB))
    assert len(opened(pack).bank()) == 6


def test_a_pack_of_another_realm_is_refused(pack: Path) -> None:
    with pytest.raises(SignatureRefusedError, match=r"pack\.realm"):
        PackReader(pack).verify(replace(ROOT, realm=Realm.REAL), NOON, "0.1.0")


def test_a_clear_pack_needs_no_key(tmp_path: Path) -> None:
    source = read_pack(SOURCE)
    clear = replace(source, settings={**source.settings, "sealed": False, "kind": "practice"})
    verified = PackReader(signed_pack(clear, tmp_path / "p")).verify(ROOT, NOON, "0.1.0")
    for key in (None, CONTENT_KEY):
        found = verified.open(key)
        assert len(found.bank()) == len(found.solutions()) == 6
        assert found.media(MEDIUM) == (SOURCE / "items" / MEDIUM).read_bytes()


def clear_pack(folder: Path) -> Path:
    source = read_pack(SOURCE)
    return signed_pack(replace(source, settings={**source.settings, "sealed": False}), folder)


def rewrite(pack: Path, name: str, content: bytes) -> None:
    """Replace a file and sign the pack again: what two careless persons could do."""
    import hashlib

    (pack / name).write_bytes(content)
    fresh = PackFile(name, hashlib.sha256(content).digest(), len(content))
    resign(
        pack,
        lambda one: replace(
            one, files=tuple(fresh if file.name == name else file for file in one.files)
        ),
    )


def test_every_item_has_one_solution(tmp_path: Path) -> None:
    pack = clear_pack(tmp_path / "p")
    value = loads_object((pack / "solutions.json").read_bytes())
    listed = value["solutions"]
    assert isinstance(listed, list)
    rewrite(pack, "solutions.json", dumps({"solutions": listed[1:]}))
    assert refusal(pack) == ("pack.solutions",)


def test_every_attachment_has_its_medium(tmp_path: Path) -> None:
    pack = clear_pack(tmp_path / "p")
    resign(pack, lambda one: replace(one, media=one.media[1:]))
    assert refusal(pack) == ("pack.media",)
    value = loads_object((pack / "bank.json").read_bytes())
    rewrite(pack, "bank.json", dumps({**value, "media": {}}))
    assert refusal(pack) == ("pack.media",)
    rewrite(pack, "bank.json", dumps({"items": value["items"]}))
    assert refusal(pack) == ("pack.media",)


def test_a_bank_that_is_none_is_refused(tmp_path: Path) -> None:
    pack = clear_pack(tmp_path / "p")
    rewrite(pack, "bank.json", b"[]")
    assert refusal(pack) == ("json.no_object",)


def test_a_pack_has_ceilings(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_packs.reader, "MAX_PART_BYTES", 100)
    assert refusal(pack) == ("pack.file_too_large", "bank.cob")
    monkeypatch.setattr(content_packs.reader, "MAX_PACK_BYTES", 100)
    assert refusal(pack) == ("pack.too_large",)
