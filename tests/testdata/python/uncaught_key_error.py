config = {"host": "localhost"}
print(config["host"])
print(config["it's a port"])
