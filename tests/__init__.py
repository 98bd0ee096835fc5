"""The tests mirror the package; shared yardsticks stand here."""
