"""The file explorer on the screen: folders left, their contents right."""
