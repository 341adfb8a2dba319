"""What a screen reader finds, asked for over the bus of the desktop."""
