"""Question and Test Interoperability (1EdTech QTI 3.0, 2.2, 2.1): in and out. Knows no screen."""
