"""What the finding gate weighs a proposed finding by."""
