"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "acts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("wall", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "certificates",
        sa.Column("session", sa.String(length=120), nullable=False),
        sa.Column("candidate", sa.String(length=120), nullable=False),
        sa.Column("code", sa.String(length=14), nullable=False),
        sa.Column("issued_wall", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("session", "candidate"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "results",
        sa.Column("session", sa.String(length=120), nullable=False),
        sa.Column("candidate", sa.String(length=120), nullable=False),
        sa.Column("standing", sa.String(length=20), nullable=False),
        sa.Column("bundle", sa.String(length=64), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("settled_wall", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("session", "candidate"),
    )
    op.create_table(
        "sessions",
        sa.Column("session", sa.String(length=120), nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("centre_name", sa.String(length=200), nullable=False),
        sa.Column("room", sa.String(length=120), nullable=False),
        sa.Column("starts_wall", sa.BigInteger(), nullable=False),
        sa.Column("created_wall", sa.BigInteger(), nullable=False),
        sa.Column("ticket", sa.LargeBinary(), nullable=False),
        sa.Column("ticket_sha256", sa.String(length=64), nullable=False),
        sa.Column("policies", sa.Text(), nullable=False),
        sa.Column("closed_secrets", sa.LargeBinary(), nullable=False),
        sa.Column("finalised_wall", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("session"),
        sa.UniqueConstraint("ticket_sha256"),
    )
    op.create_table(
        "stations",
        sa.Column("station", sa.String(length=120), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("ed25519", sa.String(length=64), nullable=False),
        sa.Column("statement", sa.LargeBinary(), nullable=False),
        sa.Column("enrolled_wall", sa.BigInteger(), nullable=False),
        sa.Column("revoked_wall", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("station"),
        sa.UniqueConstraint("ed25519"),
    )
    op.create_table(
        "vouchers",
        sa.Column("voucher", sa.String(length=64), nullable=False),
        sa.Column("centre", sa.String(length=120), nullable=False),
        sa.Column("closed", sa.LargeBinary(), nullable=False),
        sa.Column("expires_wall", sa.BigInteger(), nullable=False),
        sa.Column("left", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("voucher"),
    )
    op.create_table(
        "bundles",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("session", sa.String(length=120), nullable=False),
        sa.Column("station", sa.String(length=120), nullable=False),
        sa.Column("candidate", sa.String(length=120), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("received_wall", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=True),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session"],
            ["sessions.session"],
        ),
        sa.ForeignKeyConstraint(
            ["station"],
            ["stations.station"],
        ),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_index(op.f("ix_bundles_session"), "bundles", ["session"], unique=False)
    op.create_table(
        "candidates",
        sa.Column("session", sa.String(length=120), nullable=False),
        sa.Column("candidate", sa.String(length=120), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("blank", sa.Boolean(), nullable=False),
        sa.Column("last_name", sa.String(length=200), nullable=False),
        sa.Column("first_name", sa.String(length=200), nullable=False),
        sa.Column("birth_date", sa.String(length=10), nullable=False),
        sa.Column("birth_place", sa.String(length=200), nullable=False),
        sa.Column("national_id", sa.String(length=20), nullable=False),
        sa.Column("external_id", sa.String(length=120), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("extra_numerator", sa.Integer(), nullable=False),
        sa.Column("extra_denominator", sa.Integer(), nullable=False),
        sa.Column("adjusted", sa.Boolean(), nullable=False),
        sa.Column("adaptations", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("abort_reason", sa.String(length=20), nullable=True),
        sa.Column("fraud", sa.Boolean(), nullable=False),
        sa.Column("chosen_bundle", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["session"],
            ["sessions.session"],
        ),
        sa.PrimaryKeyConstraint("session", "candidate"),
    )
    op.create_table(
        "slots",
        sa.Column("session", sa.String(length=120), nullable=False),
        sa.Column("station", sa.String(length=120), nullable=False),
        sa.Column("candidate", sa.String(length=120), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["bundles.sha256"],
        ),
        sa.PrimaryKeyConstraint("session", "station", "candidate", "epoch", "seq"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("slots")
    op.drop_table("candidates")
    op.drop_index(op.f("ix_bundles_session"), table_name="bundles")
    op.drop_table("bundles")
    op.drop_table("vouchers")
    op.drop_table("stations")
    op.drop_table("sessions")
    op.drop_table("results")
    op.drop_table("certificates")
    op.drop_table("acts")
