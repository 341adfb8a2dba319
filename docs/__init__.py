"""Documents, and the code that draws what follows from the program. No program imports it."""
