"""Pauses say whether medicines are paused too; one of everything that was there before leaves medicines alone."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Write the table anew: SQLite would put a further column behind the table's rules."""
    op.rename_table("pauses", "pauses_before")
    op.create_table(
        "pauses",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("from_day", sa.Text(), nullable=False),
        sa.Column("until_day", sa.Text(), nullable=True),
        sa.Column("with_medicines", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], ondelete="CASCADE", deferrable=True, initially="DEFERRED"
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute("INSERT INTO pauses SELECT id, commitment_id, from_day, until_day, 0 FROM pauses_before")
    op.drop_table("pauses_before")
