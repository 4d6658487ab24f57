public import Hummingbird

/// What Hummingbird keeps of a request, and where it came from.
public struct SiteContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The browser's address, or the proxy's.
    let address: String

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
