"""The commands of pix-kiosk, one noun each. Knows no rule of its own."""
