"""Every check finds what it is there to find: a screen with one fault each."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kiosk.words import Language, choose
from tests.gui import looking
from tests.gui.checks import language, layout, names, targets
from tests.gui.checks.print_rules import misprints
from tests.gui.checks.setting import ENDS, SIZES, dealt, pairwise

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("dressed")]
Check = Callable[[QWidget], list[str]]


def placed(widget: QWidget, parent: QWidget, *place: int) -> QWidget:
    widget.setParent(parent)
    widget.setGeometry(*place)
    return widget


def unnamed(page: QWidget) -> None:
    placed(QPushButton(), page, 10, 10, 90, 48)


def alike(page: QWidget) -> None:
    for left in (10, 200):
        placed(QPushButton("Fermer"), page, left, 10, 90, 48)


def misnamed(page: QWidget) -> None:
    placed(QPushButton("Valider"), page, 10, 10, 90, 48).setAccessibleName("Continuer")


def miscast(page: QWidget) -> None:
    own = placed(QWidget(), page, 10, 10, 90, 48)
    own.setAccessibleName("Une zone")
    own.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def ticked(page: QWidget) -> None:
    button = QPushButton("Aide")
    button.setCheckable(True)
    placed(button, page, 10, 10, 90, 48)


def small(page: QWidget) -> None:
    placed(QPushButton("A"), page, 10, 10, 40, 48)


def small_box(page: QWidget) -> None:
    box = placed(QCheckBox("A"), page, 10, 10, 200, 20)
    box.setStyleSheet("QCheckBox { min-height: 0; }")
    box.setFixedHeight(30)


def crowded(page: QWidget) -> None:
    placed(QPushButton("A"), page, 10, 10, 90, 48)
    placed(QPushButton("B"), page, 106, 10, 90, 48)


def outside(page: QWidget) -> None:
    placed(QPushButton("A"), page, 560, 10, 90, 48)


def clipped(page: QWidget) -> None:
    placed(QPushButton("Signaler un problème"), page, 10, 10, 60, 48)


def clipped_label(page: QWidget) -> None:
    label = QLabel("Une phrase qui demande plusieurs lignes dans si peu de place.")
    label.setWordWrap(True)
    placed(label, page, 10, 10, 90, 20)


def cut(page: QWidget) -> None:
    chosen = QComboBox()
    chosen.addItem("Une option bien trop longue pour sa place")
    placed(chosen, page, 10, 10, 90, 48)


def cut_text(page: QWidget) -> None:
    text = QTextBrowser()
    text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    text.setPlainText("mot " * 200)
    placed(text, page, 10, 10, 200, 48)


def beyond(page: QWidget) -> None:
    placed(QLabel("Un mot"), page, 580, 10, 90, 20)


def sideways(page: QWidget) -> None:
    area = QScrollArea()
    wide = QLabel("large")
    wide.setFixedWidth(900)
    area.setWidget(wide)
    placed(area, page, 10, 10, 300, 100)


def covered(page: QWidget) -> None:
    placed(QFrame(), page, 10, 10, 90, 48)
    placed(QFrame(), page, 60, 30, 90, 48)


def misprinted(page: QWidget) -> None:
    placed(QLabel("Que faire ?"), page, 10, 10, 90, 20)


def foreign(page: QWidget) -> None:
    page.window().setLocale(QLocale("en"))


@pytest.mark.parametrize(
    ("check", "fault"),
    [
        (names.unnamed, unnamed),
        (names.alike, alike),
        (names.misnamed, misnamed),
        (names.miscast, miscast),
        (names.miscast, ticked),
        (targets.too_small, small),
        (targets.too_small, small_box),
        (targets.crowded, crowded),
        (layout.outside, outside),
        (layout.clipped, clipped),
        (layout.clipped, clipped_label),
        (layout.cut, cut),
        (layout.cut, cut_text),
        (layout.too_large, beyond),
        (layout.sideways, sideways),
        (layout.pushed, sideways),
        (layout.covered, covered),
        (language.misprinted, misprinted),
        (language.speaks, foreign),
    ],
    ids=lambda one: one.__name__,
)
def test_a_check_finds_its_fault_and_nothing_without_it(
    qtbot: QtBot, check: Check, fault: Callable[[QWidget], None]
) -> None:
    page = QWidget()
    page.setLocale(QLocale("fr"))
    qtbot.addWidget(page)
    page.resize(600, 300)
    named = QLineEdit("ici")
    named.setAccessibleName("Votre réponse")
    placed(named, page, 10, 200, 200, 48)
    page.show()
    QApplication.processEvents()
    assert check(page) == []
    fault(page)
    for child in page.children():
        if isinstance(child, QWidget):
            child.show()
    QApplication.processEvents()
    assert check(page)


def test_a_word_of_no_catalogue_is_found_where_it_is_no_content(qtbot: QtBot) -> None:
    label = QLabel("Bonjour")
    page = QWidget()
    qtbot.addWidget(page)
    placed(label, page, 10, 10, 90, 20)
    page.show()
    choose(Language.PSEUDO)
    try:
        assert language.untranslated(page, frozenset())
        assert language.untranslated(page, language.content_of({"a": ("Bonjour Inès",)})) == []
        label.setText("⟦Bonjour~~~⟧")
        assert language.untranslated(page, frozenset()) == []
    finally:
        choose(Language.FRENCH)


@pytest.mark.parametrize(
    "sentence",
    [
        "Que faire ?",
        "Que faire?",
        "l'heure",
        "Attendez...",
        "« oui »",
        "Réglez :",
        "Ainsi:",
        "1 h 45",
        "1\u00a0h 45",
        "1h45",
        "99 €",
        'le "mot"',
        "un - deux",
        "un  deux",
    ],
)
def test_a_misprint_is_found(sentence: str) -> None:
    assert misprints(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Que faire\u202f?",
        "Réglez 1,99\u00a0€\u00a0: vite\u202f!",
        "«\u00a0oui\u00a0», à 11\u00a0h\u00a032",
        "`pip install a ?`",
        "voir https://site.example/a?b=c",
        "…\u202f?",
    ],
)
def test_good_print_is_left_alone(sentence: str) -> None:
    assert misprints(sentence) == []


def test_in_few_rows_each_value_meets_each_other() -> None:
    factors = (("a", "b", "c"), (1, 2, 3, 4), ("x", "y"), (True, False))
    rows = pairwise(*factors)
    assert len(rows) <= 16
    for one in range(4):
        for other in range(one + 1, 4):
            met = {(row[one], row[other]) for row in rows}
            assert len(met) == len(factors[one]) * len(factors[other])
    assert rows == pairwise(*factors)


def test_each_scene_is_met_by_each_size_text_and_theme() -> None:
    found = list(dealt(("a", "b")))
    for name in ("a", "b"):
        mine = [setting for one, setting in found if one == name]
        assert {one.size for one in mine} == set(SIZES)
        assert {one.text for one in mine} == set(ENDS)
        assert len({one.theme for one in mine}) == 4


def test_a_layout_that_lays_one_over_the_other_is_found(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QStackedLayout

    page = QWidget()
    qtbot.addWidget(page)
    stack = QStackedLayout(page)
    stack.setStackingMode(QStackedLayout.StackingMode.StackAll)
    for text in ("dessous", "dessus"):
        stack.addWidget(QLabel(text))
    page.show()
    assert looking.overlapping(page)
