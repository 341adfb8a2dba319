"""The panels beside the grid, each made when it is first wanted. Knows no act."""

from collections.abc import Callable
from functools import cached_property
from typing import Final, TypeVar

from PySide6.QtWidgets import QHBoxLayout

from kiosk.ui.tools.sheet.chart_panel import ChartPanel
from kiosk.ui.tools.sheet.filter_panel import FilterPanel
from kiosk.ui.tools.sheet.find_panel import FindPanel
from kiosk.ui.tools.sheet.function_panel import FunctionPanel
from kiosk.ui.tools.sheet.more_panel import MorePanel
from kiosk.ui.tools.sheet.panel import Panel
from kiosk.ui.tools.sheet.sort_panel import SortPanel

P = TypeVar("P", bound=Panel)
NAMES: Final = ("more", "sort", "filter", "find", "functions", "charts")


class Panels:
    """`prepare` is called with each panel once, after it has found its place in the layout."""

    def __init__(
        self, layout: QHBoxLayout, prepare: Callable[[Panel], None], *, charts: bool
    ) -> None:
        self._layout = layout
        self._prepare = prepare
        self._charts = charts
        self.made: list[Panel] = []

    @cached_property
    def more(self) -> MorePanel:
        """All commands."""
        return self._placed(MorePanel(charts=self._charts))

    @cached_property
    def sort(self) -> SortPanel:
        """Rows put in order."""
        return self._placed(SortPanel())

    @cached_property
    def filter(self) -> FilterPanel:
        """Rows shown and hidden."""
        return self._placed(FilterPanel())

    @cached_property
    def find(self) -> FindPanel:
        """A text on the sheet."""
        return self._placed(FindPanel())

    @cached_property
    def functions(self) -> FunctionPanel:
        """What functions there are."""
        return self._placed(FunctionPanel())

    @cached_property
    def charts(self) -> ChartPanel:
        """The charts of the sheet."""
        return self._placed(ChartPanel())

    def named(self, name: str) -> Panel:
        """One of `NAMES`."""
        found = getattr(self, name)
        if not isinstance(found, Panel):
            raise KeyError(name)
        return found

    def _placed(self, panel: P) -> P:
        panel.hide()
        self._layout.addWidget(panel)
        self.made.append(panel)
        self._prepare(panel)
        return panel
