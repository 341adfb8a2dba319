"""What the eye notices: values in a column, boxes with round corners, narrow spaces, figures."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFont, QTextLength, QTextTable
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.widgets.answer_order import OrderRow, Valued, valued
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.read_mark import ReadMark
from kiosk.ui.widgets.statement import Statement
from kiosk.ui.widgets.text import Text

pytestmark = pytest.mark.gui
BY_NAME = {scene.name: scene for scene in SCENES}
QUOTE = "> **06 39 98 21 47**\n> Votre colis est bloqué."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Film\u00a0: 4,7\u00a0Go", Valued("Film", "4,7\u00a0Go")),
        ("Vérifier la prise : 20 secondes", Valued("Vérifier la prise", "20 secondes")),
        ("Appeler l’équipe technique", Valued("Appeler l’équipe technique")),
        ("Note : ce qui suit est bien trop long", Valued("Note : ce qui suit est bien trop long")),
    ],
)
def test_a_value_is_told_from_a_name(text: str, found: Valued) -> None:
    assert valued(text) == found


def test_values_stand_below_each_other_and_the_row_says_that_it_is_chosen(gallery: Gallery) -> None:
    shown = gallery.show(BY_NAME["question-order"])
    rows = shown.findChildren(OrderRow)
    ends = {one._value.mapTo(shown, one._value.rect().topRight()).x() for one in rows}
    assert len(ends) == 1
    assert [one._value.plain for one in rows][1] == "4,7\u00a0Go"
    rows[1].setFocus()
    QApplication.processEvents()
    assert rows[1]._here.isVisible()
    assert not rows[0]._here.isVisible()


def test_where_there_is_no_room_for_a_column_the_row_keeps_its_words(gallery: Gallery) -> None:
    large = replace(
        BY_NAME["question-order"], size=(1024, 600), preferences=Preferences(text_size=200)
    )
    row = gallery.show(large).findChildren(OrderRow)[1]
    row.resize(row.minimumWidth(), row.height())
    assert not row._value.isVisible()
    assert row._label.plain == row.words == "Film\u00a0: 4,7\u00a0Go"


def test_a_quote_is_narrower_than_a_wide_column_and_as_wide_as_a_narrow_one(
    dressed: QApplication,
) -> None:
    look().apply(Preferences())
    statement = Statement()
    statement.show_markdown(QUOTE)
    widths = []
    for width in (760, 400):
        statement.resize(width, 200)
        statement.show()
        dressed.processEvents()
        (table,) = [
            one
            for one in statement.document().rootFrame().childFrames()
            if isinstance(one, QTextTable)
        ]
        widths.append(table.format().width())
        image = statement.grab().toImage()
        assert image.pixelColor(20, 20) == look().colour("surface")
    assert widths == [
        QTextLength(QTextLength.Type.FixedLength, 600),
        QTextLength(QTextLength.Type.PercentageLength, 100),
    ]
    statement.deleteLater()


def test_the_space_before_a_question_mark_stays_narrow(dressed: QApplication) -> None:
    narrow, wide = (Text(f"C’est bien vous{space}?") for space in ("\u202f", "\u00a0"))
    widths = [one.sizeHint().width() for one in (narrow, wide)]
    assert widths[0] < widths[1]


def test_figures_in_a_column_have_one_width(dressed: QApplication) -> None:
    look().apply(Preferences())
    texts = [Text(f"fin à {hour}", wrap=False, tabular=True) for hour in ("11\u00a0h", "20\u00a0h")]
    for one in texts:
        one.show()
    dressed.processEvents()
    dressed.processEvents()
    assert len({one.sizeHint().width() for one in texts}) == 1
    assert texts[0].font().featureValue(QFont.Tag("tnum")) == 1
    for one in texts:
        one.close()


def test_with_an_alert_in_a_narrow_bar_the_station_is_its_number(gallery: Gallery) -> None:
    large = replace(
        BY_NAME["panel-alerts"], size=(1024, 600), preferences=Preferences(text_size=200)
    )
    gallery.show(large)
    bar = gallery.window.bar
    station = bar.findChild(Text, "station")
    assert station is not None
    assert station.isVisible()
    assert station.plain == "14"
    assert station.accessibleName() == "Poste\u00a014"
    assert bar.menu.accessibleName()
    gallery.show(BY_NAME["panel-alerts"])
    assert station.plain == "Poste\u00a014"


def test_the_rule_stands_at_the_same_place_from_the_first_question_to_the_last(
    gallery: Gallery,
) -> None:
    places = set()
    for name in ("question-single", "question-multiple-dark"):
        gallery.show(replace(BY_NAME[name], preferences=Preferences(), size=(1366, 768)))
        places.add(gallery.window.bar._rule.x())
    assert len(places) == 1


def test_the_button_of_an_open_report_is_marked_until_it_closes(gallery: Gallery) -> None:
    shown = gallery.show(BY_NAME["question-report"])
    report = gallery.window.findChild(Button, "report")
    assert report is not None
    assert report.property("open") == "yes"
    gallery.window.close_panel()
    assert report.property("open") == "no"
    assert shown.isVisible()


def test_the_mark_of_what_is_read_never_covers_its_words(dressed: QApplication) -> None:
    page = QWidget()
    page.resize(300, 100)
    for left in (60, 8, 0):
        words = QWidget(page)
        words.setGeometry(left, 10, 100, 30)
        mark = ReadMark(page)
        mark.mark(words)
        assert mark.geometry().right() < max(left, 2)
    page.deleteLater()
