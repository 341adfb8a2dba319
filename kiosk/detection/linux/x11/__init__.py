"""A reader of an X11 display in its own protocol: no library that could end the process."""
