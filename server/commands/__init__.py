"""The commands of pix-server, one noun each. Knows no rule of its own."""
