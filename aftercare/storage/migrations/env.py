"""Alembic's entry: runs the steps inside the transaction that migrate.py began."""

from alembic import context

# SQLite can take back a changed schema, which Alembic does not expect of it: without this each step commits by itself.
context.configure(connection=context.config.attributes["connection"], transactional_ddl=True, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
