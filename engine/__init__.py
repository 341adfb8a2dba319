"""The engine: values in, values out. It knows no file, network, clock, screen or database."""
