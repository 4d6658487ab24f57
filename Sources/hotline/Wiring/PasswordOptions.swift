import ArgumentParser
import Foundation
import Glibc

/// A password from the terminal without echo, twice, or from standard input: never from the command line, which
/// everybody on the machine can read.
struct PasswordOptions: ParsableArguments {
    @Flag(name: .customLong("password-stdin"), help: "从标准输入读取口令（一行），用于脚本") var fromInput = false

    /// Asks for a password.
    func read() throws -> String {
        guard !fromInput else { return try Self.line() }
        guard isatty(STDIN_FILENO) == 1 else {
            throw CommandFailure.said("标准输入不是终端，请加 --password-stdin 并从标准输入给出口令。")
        }
        let first = try Self.askQuietly("口令：")
        guard try Self.askQuietly("再输入一次：") == first else {
            throw CommandFailure.said("两次输入的口令不同，请重新执行。")
        }
        return first
    }

    private static func line() throws -> String {
        guard let line = readLine(strippingNewline: true), !line.isEmpty else {
            throw CommandFailure.said("没有读到口令，请输入后再试。")
        }
        return line
    }

    private static let noQuiet = CommandFailure.said("不能关闭终端回显，没有读取口令，请改用 --password-stdin。")

    private static func askQuietly(_ prompt: String) throws -> String {
        var before = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &before) == 0 else { throw Self.noQuiet }
        var quiet = before
        quiet.c_lflag &= ~tcflag_t(ECHO)
        guard unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0 else { throw Self.noQuiet }
        defer {
            _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            FileHandle.standardError.write(Data("\n".utf8))
        }
        FileHandle.standardError.write(Data(prompt.utf8))
        return try line()
    }
}
