"""Alembic's entry: runs the steps inside the transaction that migrate.py began."""

from alembic import context

# SQLite can take back a changed schema, but Alembic has to be told.
context.configure(connection=context.config.attributes["connection"], transactional_ddl=True, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
