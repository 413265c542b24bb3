def main():
    print("main")
    qwertyuiop()


main()
