"""Settings in words: what a value is called, what a rule demands. Knows no widget."""

from typing import Final

from engine.applications.settings.rules import LONGEST_SECRET, Rule
from engine.applications.settings.state import Standing
from engine.applications.settings.values import Control, Value
from kiosk.words.catalogue import french
from kiosk.words.tools.settings import SettingsText, settings_words

_CLASSES: Final = {
    "lower": SettingsText.RULE_LOWER,
    "upper": SettingsText.RULE_UPPER,
    "digit": SettingsText.RULE_DIGIT,
    "other": SettingsText.RULE_OTHER,
}
_MOST_LINES: Final = 6


def told(control: Control, value: Value) -> str:
    """A value in words."""
    match value:
        case bool():
            return settings_words(SettingsText.ON if value else SettingsText.OFF)
        case int():
            return french(f"{value} {control.unit}".strip())
        case _:
            return french(value) or settings_words(SettingsText.EMPTY)


def rule_lines(rule: Rule) -> tuple[str, ...]:
    """What a rule demands, a line each."""
    lines = []
    if rule.least:
        lines.append(settings_words(SettingsText.RULE_LEAST, count=rule.least))
    if rule.most < LONGEST_SECRET:
        lines.append(settings_words(SettingsText.RULE_MOST, count=rule.most))
    if rule.of_classes:
        lines.append(settings_words(SettingsText.RULE_SOME, count=rule.of_classes))
    lines += [settings_words(_CLASSES[one]) for one in rule.classes]
    for texts, key in (
        (rule.without, SettingsText.RULE_WITHOUT),
        (rule.none_of, SettingsText.RULE_NONE_OF),
    ):
        if texts:
            named = french(", ".join(f"« {one} »" for one in texts))
            lines.append(settings_words(key, texts=named))
    return tuple(lines)


def changes(standing: Standing) -> str:
    """What was changed, a line each, the first ones at least."""
    state = standing.state
    lines = [_changed(standing, place) for place in state.values]
    for place in sorted(state.removed):
        name, _, row = place.partition("/")
        rows = standing.panel.listing(name)
        gone = None if rows is None else rows.row(row)
        if gone is not None:
            lines.append(settings_words(SettingsText.SUMMARY_GONE, row=french(gone.name)))
    came = (french(one.name) for one in state.added)
    lines += [settings_words(SettingsText.SUMMARY_CAME, row=one) for one in came]
    for place in state.done:
        found = standing.deed(place)
        if found is not None and not found[0].effects:
            lines.append(settings_words(SettingsText.SUMMARY_DONE, label=french(found[0].label)))
    if not lines:
        return settings_words(SettingsText.SUMMARY_NONE)
    more = len(lines) - _MOST_LINES
    if more > 0:
        lines = [*lines[:_MOST_LINES], settings_words(SettingsText.SUMMARY_MORE, count=more)]
    return "\n".join(lines)


def _changed(standing: Standing, place: str) -> str:
    control, value = standing.control(place), standing.value(place)
    if control is None or value is None:
        return ""
    label = french(control.label)
    name, _, rest = place.partition("/")
    rows = standing.panel.listing(name)
    row = None if rows is None else standing.row(rows, rest.partition("/")[0])
    if row is not None:
        label = settings_words(SettingsText.IN_ROW, row=french(row.name), label=label)
    return settings_words(SettingsText.TELLS, label=label, value=told(control, value))
