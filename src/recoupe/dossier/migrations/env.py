"""How Alembic runs here: on the connection, and in the transaction, that it is given."""

from alembic import context

from recoupe.dossier.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
context.run_migrations()
