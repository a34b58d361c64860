package io.driftgauge.trainer.zoo;

import java.util.LinkedHashMap;
import java.util.Map;

/** The network of {@link Llama} as TorchScript without states: input_ids and attention_mask in, logits out. */
final class LlamaScript {

    private final Llama twin;
    private final TorchScriptArchive archive = new TorchScriptArchive();
    private final StringBuilder code = new StringBuilder();

    private LlamaScript(Llama twin) {
        this.twin = twin;
    }

    static Example example(String name) {
        Llama twin = new Llama(Storage.FLOAT32);
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("model.pt", new LlamaScript(twin).archive());
        files.put("config.json", Llama.config());
        files.put("generation_config.json", Llama.generationConfig());
        return new Example(name, files, twin.expected());
    }

    private byte[] archive() {
        line("def forward(self: __torch__.Model,");
        line("  input_ids: Tensor,");
        line("  attention_mask: Tensor) -> Tensor:");
        set("b", "torch.size(input_ids, 0)");
        set("n", "torch.size(input_ids, 1)");
        float[] speeds = new float[Llama.SIZE];
        for (int j = 0; j < speeds.length; j++) {
            speeds[j] = (float) Llama.speed(j);
        }
        archive.tensor("speeds", speeds, Llama.SIZE);
        set("positions", "torch.arange(n, dtype=6, layout=None, device=None, pin_memory=False)");
        set("angles", "torch.mul(torch.unsqueeze(positions, 1), self.speeds)");
        set("cos", "torch.cos(angles)");
        set("sin", "torch.sin(angles)");
        set("later", "torch.triu(torch.full([n, n], -30000., dtype=6, layout=None, device=None, pin_memory=False), 1)");
        set("padding", "torch.mul(torch.rsub(torch.to(attention_mask, 6), 1), -30000.)");
        set("mask", "torch.add(later, torch.unsqueeze(torch.unsqueeze(padding, 1), 1))");
        archive.tensor(
                "embed", twin.weights().table("embed", Llama.VOCABULARY, Llama.WIDTH), Llama.VOCABULARY, Llama.WIDTH);
        set("x", "torch.embedding(self.embed, input_ids)");
        for (int i = 0; i < Llama.LAYERS; i++) {
            layer(i);
        }
        norm("y", "final");
        line("  return torch.matmul(y, torch.t(self.embed))");
        return archive.toBytes(code.toString());
    }

    private void layer(int i) {
        int keys = Llama.KEY_HEADS * Llama.SIZE;
        norm("y", "norm" + i);
        set("q", turned(byHead(linear("q" + i, "y", Llama.WIDTH, Llama.WIDTH), Llama.HEADS)));
        set("k", turned(byHead(linear("k" + i, "y", Llama.WIDTH, keys), Llama.KEY_HEADS)));
        set("v", byHead(linear("val" + i, "y", Llama.WIDTH, keys), Llama.KEY_HEADS));
        for (String each : new String[] {"k", "v"}) {
            set(each, "torch.repeat_interleave(" + each + ", " + Llama.HEADS / Llama.KEY_HEADS + ", 1)");
        }
        set("scores", "torch.mul(torch.matmul(q, torch.transpose(k, 2, 3)), " + Llama.SCALE + ")");
        set("mixed", "torch.matmul(torch.softmax(torch.add(scores, mask), -1), v)");
        set("mixed", "torch.reshape(torch.permute(mixed, [0, 2, 1, 3]), [b, n, " + Llama.WIDTH + "])");
        set("x", "torch.add(x, " + linear("o" + i, "mixed", Llama.WIDTH, Llama.WIDTH) + ")");
        norm("y", "forward" + i);
        set("gate", "torch.silu(" + linear("gate" + i, "y", Llama.WIDTH, Llama.INNER) + ")");
        set("up", "torch.mul(gate, " + linear("up" + i, "y", Llama.WIDTH, Llama.INNER) + ")");
        set("x", "torch.add(x, " + linear("down" + i, "up", Llama.INNER, Llama.WIDTH) + ")");
    }

    private void line(String text) {
        code.append("  ").append(text).append('\n');
    }

    private void set(String name, String value) {
        line("  " + name + " = " + value);
    }

    private void norm(String to, String name) {
        archive.tensor(name, twin.weights().scale(name, Llama.WIDTH), Llama.WIDTH);
        set("square", "torch.mean(torch.mul(x, x), [-1], True)");
        set(to, "torch.mul(torch.div(x, torch.sqrt(torch.add(square, " + Net.EPSILON + "))), self." + name + ")");
    }

    private String linear(String name, String x, int in, int out) {
        archive.tensor(name, twin.weights().matrix(name, in, out), in, out);
        return "torch.matmul(" + x + ", self." + name + ")";
    }

    private static String byHead(String x, int heads) {
        return "torch.permute(torch.reshape(" + x + ", [b, n, " + heads + ", " + Llama.SIZE + "]), [0, 2, 1, 3])";
    }

    private String turned(String x) {
        set("z", x);
        int half = Llama.SIZE / 2;
        set(
                "other",
                "torch.cat([torch.neg(torch.slice(z, 3, " + half + ", " + Llama.SIZE + ")), torch.slice(z, 3, 0, "
                        + half + ")], 3)");
        return "torch.add(torch.mul(z, cos), torch.mul(other, sin))";
    }
}
