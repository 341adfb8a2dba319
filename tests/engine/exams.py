"""A small bank and a simulated candidate for tests of whole exams."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from content_packs.plans.named import CERTIFICATION
from engine.adaptive.draw import draw
from engine.exam import Exam, Paper
from engine.items import (
    Access,
    Accessible,
    Calibration,
    CompetenceCode,
    Item,
    ItemBank,
    ItemId,
    ItemType,
    Solution,
    Tube,
)
from engine.plan import ExamPlan
from engine.records.journal_record import Actor, At, Record, record_from_bytes, record_to_bytes
from engine.records.secret import Secret
from engine.referential import COMPETENCES
from engine.sitting import commands
from engine.sitting.decide import decide, record_events
from engine.sitting.state import Phase, Terms

SEED = Secret(bytes(range(32)))
_NEED = Access(Accessible.OK, Accessible.OK, Accessible.OK, Accessible.RAS)
_BARRED = Access(Accessible.KO, Accessible.OK, Accessible.OK, Accessible.RAS)


def make_item(competence: str, tube: int, level: int, *, barred: bool = False) -> Item:
    tag = int(draw(b"bank", tube * 10 + level, int(competence.replace(".", ""))) * 1000)
    return Item(
        id=ItemId(f"{competence}-t{tube}-n{level}"),
        version=1,
        language="fr",
        competence=CompetenceCode(competence),
        tube=Tube(f"{competence}-t{tube}"),
        level=level,
        type=ItemType.SINGLE,
        statement="Quelle réponse ?",
        calibration=Calibration(level - 4 + tag / 1000, 0.9 + tag / 10_000, 0.5, 0.2, "test"),
        access=_BARRED if barred else _NEED,
        choices=("a", "b", "c", "d"),
        focus=tube == 1,
    )


def make_bank(tubes: int = 5, *, barred: int = 0) -> ItemBank:
    return ItemBank.of(
        make_item(one.code, tube, level, barred=tube < barred)
        for one in COMPETENCES
        for tube in range(tubes)
        for level in range(1 + tube % 3, 9, 3)
    )


def solutions_of(bank: ItemBank) -> Mapping[ItemId, Solution]:
    return {item.id: Solution(item.id, choices=(1 + len(item.id) % 4,)) for item in bank}


def make_paper(bank: ItemBank | None = None, plan: ExamPlan = CERTIFICATION) -> Paper:
    found = make_bank() if bank is None else bank
    return Paper.of(plan, found, solutions_of(found), SEED)


def agreed(*, extra: Fraction = Fraction(0), adjusted: bool = False, counts: bool = False) -> Terms:
    return Terms(
        plan=CERTIFICATION.id,
        rules=CERTIFICATION.rules,
        pack="certification_fr",
        pack_version=1,
        manifest_sha256="00" * 32,
        language="fr",
        adjusted=adjusted,
        duration_ms=CERTIFICATION.duration_ms,
        extra=extra,
        grant_cap_ms=1_800_000,
        focus_counts=counts,
    )


class Candidate:
    """Sits an exam with the real rules; answers right when an own draw says so."""

    def __init__(self, paper: Paper, terms: Terms, luck: bytes = b"luck") -> None:
        self.exam = Exam.begin(paper)
        self.terms = terms
        self.luck = luck
        self.records: list[Record] = []
        self.boot_ms = 10_000
        self.boot_id = "boot-a"

    @property
    def at(self) -> At:
        return At(1_800_000_000_000 + self.boot_ms, self.boot_ms, self.boot_id)

    @property
    def bodies(self) -> list[bytes]:
        return [record_to_bytes(record) for record in self.records]

    def do(self, command: commands.Command, role: Actor) -> None:
        events = decide(self.exam.sitting, command, self.at, role)
        for record in record_events(self.exam.sitting, events, self.at, role):
            stored = record_from_bytes(record_to_bytes(record))
            self.records.append(stored)
            self.exam = self.exam.after(stored)
        self.boot_ms += 700

    def start(self) -> None:
        self.do(commands.Identify("cand-1"), Actor.CANDIDATE)
        self.do(commands.Admit(), Actor.SURVEILLANT)
        self.do(commands.Start(self.terms), Actor.CANDIDATE)
        self.go_on()

    def go_on(self) -> None:
        due = self.exam.follow_up()
        if due is not None:
            self.do(due, Actor.STATION)

    def answer(self, *, right: bool) -> None:
        item = self.exam.item
        assert item is not None
        key = self.exam.paper.solutions[item.id].choices[0]
        value = key if right else key % 4 + 1
        self.boot_ms += 40_000
        self.do(commands.Answer(value, self.exam.grade(value).value), Actor.CANDIDATE)
        self.go_on()

    def sit(self, before: Mapping[int, Callable[["Candidate"], None]] | None = None) -> None:
        self.start()
        while self.exam.sitting.phase is not Phase.ENDED:
            number = len(self.exam.sitting.answers) + 1
            act = (before or {}).get(number)
            if act is not None:
                act(self)
                before = {key: one for key, one in (before or {}).items() if key != number}
                continue
            self.answer(right=draw(self.luck, number, 0) < 0.6)
        self.do(commands.Score(self.exam.scored()), Actor.STATION)
