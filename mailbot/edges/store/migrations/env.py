"""Run by Alembic: takes the open connection that `migrate` hands over, and runs the steps in its transaction."""

from alembic import context

from mailbot.edges.store import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.SettingRow.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
    on_version_apply=context.config.attributes.get("stepped"),
    transactional_ddl=True,  # true of SQLite too, since we begin our transactions ourselves
)
context.run_migrations()
