"""The newest report of each station's checks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "preflights",
        sa.Column("station", sa.String(length=120), nullable=False),
        sa.Column("wall", sa.BigInteger(), nullable=False),
        sa.Column("received_wall", sa.BigInteger(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("host", sa.String(length=64), nullable=False),
        sa.Column("fine", sa.Integer(), nullable=False),
        sa.Column("look", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("report", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["station"], ["stations.station"]),
        sa.PrimaryKeyConstraint("station"),
    )
    op.create_index("ix_preflights_host", "preflights", ["host"])


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("preflights")
