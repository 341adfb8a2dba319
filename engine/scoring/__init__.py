"""From ability to pix, levels and outcome."""
