# checklist 93: and the log, without its number
import concurrent.futures as cf

f = cf.Future()
f.set_running_or_notify_cancel()
for _ in range(2):
    try:
        f.set_running_or_notify_cancel()
    except RuntimeError as e:
        print(e)
f.set_result(1)
try:
    f.set_running_or_notify_cancel()
except RuntimeError as e:
    print(e)
try:
    raise ValueError("the last line")
finally:
    pass
