import _beside

print("then")
import lib.broken

print("never")
