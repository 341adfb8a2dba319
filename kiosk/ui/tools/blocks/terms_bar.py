"""What can be set on the chosen line: fields for the terms of its block. Knows no act's effect."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from engine.applications.blocks.editing import in_scope
from engine.applications.blocks.program import Program, Row, walk
from engine.applications.blocks.start import Workshop
from engine.applications.blocks.terms import COMPARISONS, Compared, Operand, read_condition
from kiosk.ui.tools.blocks.operand import Choice, OperandField
from kiosk.ui.tools.blocks.phrasing import COMPARISONS as COMPARISON_WORDS
from kiosk.ui.tools.blocks.phrasing import condition_words
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.blocks import BlocksText, blocks_words

COMPARE: Final = "compare "
"""What stands before a name where a condition compares."""


class TermsBar(QWidget):
    """Says which term shall have which value."""

    given = Signal(str, object)

    def __init__(self, workshop: Workshop) -> None:
        super().__init__()
        self._workshop = workshop
        self._condition = ""
        self.times = self._operand("times", BlocksText.TERM_TIMES)
        self.value = self._operand("value", BlocksText.TERM_VALUE)
        self.word = self._choice("word", BlocksText.TERM_VALUE)
        self.cond = self._choice("cond", BlocksText.TERM_COND)
        self.comparison = self._choice("comparison", BlocksText.TERM_COMPARISON)
        self.right = self._operand("right", BlocksText.TERM_VALUE)
        self.right_word = self._choice("right-word", BlocksText.TERM_VALUE)
        self.variable = self._choice("variable", BlocksText.TERM_VARIABLE)
        self.function = self._choice("function", BlocksText.TERM_FUNCTION)
        self.signal = self._choice("event", BlocksText.TERM_EVENT)
        self.name = self._line("name", BlocksText.TERM_NAME)
        self.param = self._line("param", BlocksText.TERM_PARAM)
        self.param.setAccessibleDescription(blocks_words(BlocksText.TERM_PARAM_HINT))
        self._nothing = Text(blocks_words(BlocksText.NO_TERMS), "small", "text2")
        self._rows: dict[QWidget, QWidget] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(self._nothing)
        for control, title in (
            (self.name, BlocksText.TERM_NAME),
            (self.param, BlocksText.TERM_PARAM),
            (self.times, BlocksText.TERM_TIMES),
            (self.cond, BlocksText.TERM_COND),
            (self.comparison, BlocksText.TERM_COMPARISON),
            (self.right, BlocksText.TERM_VALUE),
            (self.right_word, BlocksText.TERM_VALUE),
            (self.variable, BlocksText.TERM_VARIABLE),
            (self.function, BlocksText.TERM_FUNCTION),
            (self.value, BlocksText.TERM_VALUE),
            (self.word, BlocksText.TERM_VALUE),
            (self.signal, BlocksText.TERM_EVENT),
        ):
            layout.addWidget(self._row(control, title))
        self._connect()

    def show_row(self, program: Program, row: Row | None) -> None:
        """Show the terms of the block of a line, or that there are none."""
        wanted: set[QWidget] = set()
        if row is not None and row.block.shape.terms and row.part == "head":
            wanted = self._filled(program, row)
        self._nothing.setVisible(not wanted)
        for control, shown in self._rows.items():
            shown.setVisible(control in wanted)

    def first_field(self) -> QWidget | None:
        """The first field that is shown."""
        for control, shown in self._rows.items():
            if not shown.isHidden():
                if not isinstance(control, OperandField):
                    return control
                return control.number if control.names.isHidden() else control.names
        return None

    def _filled(self, program: Program, row: Row) -> set[QWidget]:
        block, names = row.block, in_scope(self._workshop, program, row)
        shown: set[QWidget] = set()
        for key in block.shape.terms:
            value = block.term(key)
            match key:
                case "times":
                    self.times.show_operand(value, names)
                    shown.add(self.times)
                case "cond":
                    shown |= self._condition_shown(str(value), names)
                case "event":
                    self.signal.show_options(_same(self._workshop.events), str(value))
                    shown.add(self.signal)
                case "value":
                    shown |= self._value_shown(program, row, names)
                case "param":
                    shown.add(_written(self.param, str(value)))
                case _ if block.op == "define":
                    shown.add(_written(self.name, str(value)))
                case _ if block.op == "call":
                    functions = [one.word("name") for one in walk(program) if one.op == "define"]
                    self.function.show_options(_same(functions), str(value))
                    shown.add(self.function)
                case _:
                    variables = [one.name for one in self._workshop.variables]
                    self.variable.show_options(_same(variables), str(value))
                    shown.add(self.variable)
        return shown

    def _value_shown(self, program: Program, row: Row, names: tuple[str, ...]) -> set[QWidget]:
        block, value = row.block, row.block.term("value")
        if block.op == "call":
            takes = any(
                one.word("name") == block.word("name") and one.word("param")
                for one in program
                if one.op == "define"
            )
            if not takes:
                return set()
        held = self._workshop.variable(block.word("name")) if block.op == "set" else None
        if held is not None and held.words:
            self.word.show_options(_same(held.words), str(value))
            return {self.word}
        self.value.show_operand(value, names)
        return {self.value}

    def _condition_shown(self, written: str, names: tuple[str, ...]) -> set[QWidget]:
        self._condition = written
        found = read_condition(written)
        sensed = [
            (one, condition_words(self._workshop, one))
            for sensor in self._workshop.sensors
            for one in (sensor, f"not {sensor}")
        ]
        lefts = [one.name for one in self._workshop.variables]
        lefts += [one for one in names if one not in lefts]
        compared = [
            (f"{COMPARE}{one}", blocks_words(BlocksText.COMPARE, name=one)) for one in lefts
        ]
        options = [*sensed, *compared]
        if not isinstance(found, Compared):
            self.cond.show_options(options, written)
            return {self.cond}
        self.cond.show_options(options, f"{COMPARE}{found.left}")
        held = self._workshop.variable(found.left)
        words = held.words if held is not None else ()
        kinds = COMPARISONS[:2] if words else COMPARISONS
        comparisons = [(one, blocks_words(COMPARISON_WORDS[one])) for one in kinds]
        self.comparison.show_options(comparisons, found.comparison)
        if words:
            self.right_word.show_options(_same(words), str(found.right))
            return {self.cond, self.comparison, self.right_word}
        self.right.show_operand(found.right, names)
        return {self.cond, self.comparison, self.right}

    def _connect(self) -> None:
        self.times.given.connect(lambda value: self.given.emit("times", value))
        self.value.given.connect(lambda value: self.given.emit("value", value))
        self.word.given.connect(lambda value: self.given.emit("value", value))
        self.variable.given.connect(lambda value: self.given.emit("name", value))
        self.function.given.connect(lambda value: self.given.emit("name", value))
        self.signal.given.connect(lambda value: self.given.emit("event", value))
        self.name.editingFinished.connect(lambda: self._renamed("name", self.name))
        self.param.editingFinished.connect(lambda: self._renamed("param", self.param))
        self.cond.given.connect(self._conditioned)
        self.comparison.given.connect(lambda one: self._compared(comparison=one))
        self.right.given.connect(lambda one: self._compared(right=one))
        self.right_word.given.connect(lambda one: self._compared(right=one))

    def _renamed(self, key: str, field: QLineEdit) -> None:
        if field.text().strip() != field.property("shown"):
            self.given.emit(key, field.text().strip())

    def _conditioned(self, chosen: str) -> None:
        if not chosen.startswith(COMPARE):
            self.given.emit("cond", chosen)
            return
        left = chosen.removeprefix(COMPARE)
        held = self._workshop.variable(left)
        first: Operand = held.words[0] if held is not None and held.words else 0
        self.given.emit("cond", Compared(left, "=", first).written())

    def _compared(self, comparison: str = "", right: Operand | None = None) -> None:
        found = read_condition(self._condition)
        if isinstance(found, Compared):
            kept = found.right if right is None else right
            changed = Compared(found.left, comparison or found.comparison, kept)
            self.given.emit("cond", changed.written())

    def _operand(self, key: str, title: BlocksText) -> OperandField:
        return OperandField(
            f"blocks-{key}",
            blocks_words(title),
            blocks_words(BlocksText.CHOOSE),
            blocks_words(BlocksText.A_NUMBER),
        )

    def _choice(self, key: str, title: BlocksText) -> Choice:
        return Choice(f"blocks-{key}", blocks_words(title), blocks_words(BlocksText.CHOOSE))

    def _line(self, key: str, title: BlocksText) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"blocks-{key}")
        made.setAccessibleName(blocks_words(title))
        made.setMaxLength(24)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        return made

    def _row(self, control: QWidget, title: BlocksText) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        label = Text(blocks_words(title), "small", "text2")
        column.addWidget(label)
        column.addWidget(control)
        self._rows[control] = made
        return made


def _same(values: tuple[str, ...] | list[str]) -> list[tuple[str, str]]:
    return [(one, one) for one in values]


def _written(field: QLineEdit, text: str) -> QLineEdit:
    field.setProperty("shown", text)
    if field.text().strip() != text:
        field.setText(text)
    return field
