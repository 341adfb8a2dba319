"""What the services ask of the world, as small Protocols. Knows no implementation."""
