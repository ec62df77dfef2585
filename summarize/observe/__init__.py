"""What an article shows at one reading: who says what in it, its people and its quotations."""
