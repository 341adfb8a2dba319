"""How a person does each act of an application with the keyboard alone. Knows no rule."""
