package io.driftgauge.bench;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * MiniLM on ONNX Runtime with nothing between: one thread a core, texts of one length in batches of eight where they are
 * short, as ours has them. The mean of all tokens, not scaled.
 */
final class RawOnnx implements AutoCloseable {

    private static final int SHORT = 48;
    private static final int BATCH = 8;

    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    RawOnnx() throws IOException, OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        session = OrtEnvironment.getEnvironment().createSession(resource("all-minilm-l6-v2.onnx"), options);
        tokenizer = HuggingFaceTokenizer.newInstance(
                new ByteArrayInputStream(resource("all-minilm-l6-v2-tokenizer.json")),
                Map.of("truncation", "false", "padding", "false"));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(RawOnnx.class.getClassLoader().getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    /** Texts of about one length; those of exactly one share a batch. */
    void embed(List<String> texts) {
        Encoding[] encodings = tokenizer.batchEncode(texts);
        List<Encoding> sorted = new ArrayList<>(List.of(encodings));
        sorted.sort(java.util.Comparator.comparingInt(e -> e.getIds().length));
        List<Future<float[]>> running = new ArrayList<>();
        for (int from = 0; from < sorted.size(); ) {
            int length = sorted.get(from).getIds().length;
            int most = length <= SHORT ? BATCH : 1;
            int to = from;
            while (to < sorted.size() && to - from < most && sorted.get(to).getIds().length == length) {
                to++;
            }
            List<Encoding> batch = sorted.subList(from, to);
            running.add(threads.submit(() -> run(batch)));
            from = to;
        }
        for (Future<float[]> task : running) {
            try {
                task.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private float[] run(List<Encoding> batch) throws OrtException {
        int tokens = batch.get(0).getIds().length;
        long[] shape = {batch.size(), tokens};
        LongBuffer ids = LongBuffer.allocate(batch.size() * tokens);
        LongBuffer ones = LongBuffer.allocate(batch.size() * tokens);
        batch.forEach(encoding -> {
            ids.put(encoding.getIds());
            ones.put(encoding.getAttentionMask());
        });
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor a = OnnxTensor.createTensor(environment, ids.flip(), shape);
                OnnxTensor b = OnnxTensor.createTensor(environment, ones.flip(), shape);
                OnnxTensor c = OnnxTensor.createTensor(environment, LongBuffer.allocate(batch.size() * tokens), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", a, "attention_mask", b, "token_type_ids", c))) {
            float[][][] hidden = (float[][][]) result.get(0).getValue();
            float[] sums = new float[hidden[0][0].length];
            for (float[][] text : hidden) {
                for (float[] token : text) {
                    for (int j = 0; j < sums.length; j++) {
                        sums[j] += token[j];
                    }
                }
            }
            return sums;
        }
    }

    @Override
    public void close() throws OrtException {
        threads.shutdown();
        session.close();
        tokenizer.close();
    }
}
