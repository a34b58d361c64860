package io.driftgauge.providers.http;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * The one client whose connections, threads and HTTP/2 sessions all providers share; each derives its own time-outs from
 * it. It follows no redirect, so that a key never travels on, and sends nothing twice by itself, so that every attempt is
 * counted.
 */
public final class SharedClient {

    /** As many calls as a run may have in flight; the models hold themselves back. */
    private static final int MOST = 1_024;

    private static final OkHttpClient CLIENT = new OkHttpClient.Builder()
            .dispatcher(dispatcher())
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();

    private SharedClient() {}

    /** The client. */
    public static OkHttpClient get() {
        return CLIENT;
    }

    /** Threads that don't keep a finished JVM alive. */
    private static Dispatcher dispatcher() {
        AtomicInteger count = new AtomicInteger();
        Dispatcher dispatcher =
                new Dispatcher(new ThreadPoolExecutor(0, MOST, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "driftgauge-http-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                }));
        dispatcher.setMaxRequests(MOST);
        dispatcher.setMaxRequestsPerHost(MOST);
        return dispatcher;
    }
}
