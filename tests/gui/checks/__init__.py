"""What is checked on every screen: functions from a window to findings in plain words."""
