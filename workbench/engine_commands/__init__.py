"""The subcommands of pix-engine, one module each."""
