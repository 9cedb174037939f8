"""The commands of `stillopen`, a module for each concern."""
