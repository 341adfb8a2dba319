"""A switch that speaks as the settings panel does. Knows no setting."""

from kiosk.ui.widgets import switch
from kiosk.words.tools.settings import SettingsText, settings_words


class Switch(switch.Switch):
    """On or off, in the words of a settings panel."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(
            name, label, settings_words(SettingsText.ON), settings_words(SettingsText.OFF)
        )
