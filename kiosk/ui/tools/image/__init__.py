"""The image viewer on the screen: a picture, and panels to work on it."""
