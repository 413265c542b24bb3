state = "as imported"
