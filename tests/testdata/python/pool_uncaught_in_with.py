from concurrent.futures import ThreadPoolExecutor

done = []


def job(n):
    done.append(n)
    return n


try:
    with ThreadPoolExecutor(1) as ex:
        for n in range(5):
            ex.submit(job, n)
        raise LookupError("the body fails, the tasks still run")
finally:
    print(done)
