"""The history of the station's database."""
