"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _refers(column: str, table: str, rule: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], ondelete=rule, deferrable=True, initially="DEFERRED")


def upgrade() -> None:
    """Make the tables of the first plan."""
    op.create_table(
        "check_ins",
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("craving", sa.Integer(), nullable=True),
        sa.Column("sleep_minutes", sa.Integer(), nullable=True),
        sa.Column("halt", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("day"),
    )
    op.create_table(
        "commitments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("contact_ids", sa.Text(), nullable=False),
        sa.Column("start", sa.Text(), nullable=False),
        sa.Column("all_day", sa.Boolean(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("exdates", sa.Text(), nullable=False),
        sa.Column("rdates", sa.Text(), nullable=False),
        sa.Column("reminders", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("amount_unit", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("how", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("getting_there", sa.Text(), nullable=False),
        sa.Column("leave_by", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("continues", sa.Text(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("begins", sa.Text(), nullable=False),
        sa.Column("over_by", sa.Text(), nullable=False),
        _refers("continues", "commitments", "SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_commitments_over_by", "commitments", ["over_by"])
    op.create_table(
        "contacts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("good_times", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("said_yes_to", sa.Text(), nullable=False),
        sa.Column("what_helps", sa.Text(), nullable=False),
        sa.Column("what_does_not_help", sa.Text(), nullable=False),
        sa.Column("distance_plan", sa.Text(), nullable=False),
        sa.Column("call_every_days", sa.Integer(), nullable=True),
        sa.Column("help_rank", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "deliveries",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("occurrence", sa.Text(), nullable=False),
        sa.Column("which", sa.Integer(), nullable=False),
        sa.Column("start", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("times_shown", sa.Integer(), nullable=False),
        sa.Column("snoozed_until", sa.Text(), nullable=True),
        sa.Column("notice", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("source", "source_id", "occurrence", "which"),
    )
    op.create_index("ix_deliveries_occurrence", "deliveries", ["occurrence"])
    op.create_index("ix_deliveries_state", "deliveries", ["state"])
    op.create_table(
        "drafts",
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("form"),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "steps",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("due_day", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("starter", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("skipped", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        _refers("contact_id", "contacts", "SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_events_contact_id", "events", ["contact_id", "day"])
    op.create_index("ix_events_kind", "events", ["kind", "day"])
    op.create_table(
        "outcomes",
        sa.Column("commitment_id", sa.Text(), nullable=False),
        sa.Column("original_start", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        _refers("commitment_id", "commitments", "CASCADE"),
        sa.PrimaryKeyConstraint("commitment_id", "original_start"),
    )
    op.create_index("ix_outcomes_original_start", "outcomes", ["original_start"])
    op.create_table(
        "overrides",
        sa.Column("commitment_id", sa.Text(), nullable=False),
        sa.Column("original_start", sa.Text(), nullable=False),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("length", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("leave_by", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("begins", sa.Text(), nullable=False),
        _refers("commitment_id", "commitments", "CASCADE"),
        sa.PrimaryKeyConstraint("commitment_id", "original_start"),
    )
    op.create_index("ix_overrides_begins", "overrides", ["begins"])
    op.create_index("ix_overrides_original_start", "overrides", ["original_start"])
    op.create_table(
        "pauses",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("from_day", sa.Text(), nullable=False),
        sa.Column("until_day", sa.Text(), nullable=True),
        _refers("commitment_id", "commitments", "CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "sheets",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=True),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("original_start", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        _refers("contact_id", "contacts", "CASCADE"),
        _refers("commitment_id", "commitments", "CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sheets_commitment_id", "sheets", ["commitment_id"])
    op.create_index("ix_sheets_contact_id", "sheets", ["contact_id"])
    op.create_index("ix_sheets_kind", "sheets", ["kind"])
    mark = op.create_table("sentinel", sa.Column("text", sa.Text(), nullable=False), sa.PrimaryKeyConstraint("text"))
    op.bulk_insert(mark, [{"text": "Aftercare plan"}])
