"""The demo office: a believable company made by a seeded script through the operations, so that it obeys every rule."""
