"""The subcommands of `pix-pack`, one module each: arguments and sentences, no rule of content."""
